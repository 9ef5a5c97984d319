const apps = /FBAN|FBAV|FB_IAB|Instagram|LinkedInApp|Snapchat|musical_ly|BytedanceWebview|MicroMessenger|Pinterest|\bLine\/|; wv\)/
const webView = /\b(?:iPhone|iPad)\b(?=.*AppleWebKit)(?!.*Safari\/)/

/**
 * Whether a browser says that it is the one inside another app, where pressing 'save' often does nothing. Asked of the request that opens
 * a card, to say so in words; kept nowhere.
 */
export const insideAnotherApp = (agent: string | undefined): boolean => agent !== undefined && (apps.test(agent) || webView.test(agent))
