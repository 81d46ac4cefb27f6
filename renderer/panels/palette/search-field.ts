/** Id of the search field, so that a command can put the cursor there. */
export const PALETTE_SEARCH = 'palette-search'

/** Puts the cursor into the search field; what was searched for before is typed over. */
export function focusPalette(): void {
  const field = document.getElementById(PALETTE_SEARCH)
  if (field instanceof HTMLInputElement) field.select()
}
