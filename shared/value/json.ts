/** JSON as it stands in a file. Values and attributes are kept in this form so that what the user typed is never lost. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** JSON shortened for a sentence. */
export function abbreviate(raw: unknown): string {
  const text = JSON.stringify(raw) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
