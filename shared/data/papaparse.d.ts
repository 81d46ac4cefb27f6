/** The part of papaparse that is used; its published types would bring those of Node along. */
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
    /** Row concerned, counted from 0. */
    readonly row?: number
  }
  const Papa: {
    readonly parse: (
      text: string,
      config: { readonly delimiter: string },
    ) => { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] }
  }
  export { Papa as default }
}
