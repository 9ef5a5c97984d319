import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds on a page, without its frames, of which each is looked at as a page of its own elsewhere. In the page alone: the other
 * way opens a tab beside it for every look, which takes twice as long.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).exclude('iframe').setLegacyMode()
