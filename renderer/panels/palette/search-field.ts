/** Id of the search field, so that a command can put the cursor there. */
export const PALETTE_SEARCH = 'palette-search'
