-- Opens links, the next token for each request: wrk … -s bench/wrk.lua URL -- TOKENS.txt ACCEPT-ENCODING
local requests, at = {}, 0

function init(args)
  local headers = { ['Content-Type'] = 'application/json', ['Accept'] = 'text/html', ['Accept-Encoding'] = args[2] }
  for token in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format('POST', '/l/open', headers, '{"token":"' .. token .. '"}')
  end
  math.randomseed(os.time())
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\n{"requests":%d,"seconds":%.3f,"failed":%d,"p50":%.3f,"p99":%.3f}\n',
    summary.requests, summary.duration / 1e6, failed, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
