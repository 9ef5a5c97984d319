/** What is known, a line each; what is not said has none. */
export function Facts({ facts }: { facts: readonly (readonly [says: string, is: string | undefined | null | false])[] }) {
  return (
    <dl className="facts">
      {facts.map(
        ([says, is]) =>
          is && (
            <div key={says}>
              <dt>{says}</dt>
              <dd>
                <bdi>{is}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
