/** A file that the bundler writes into the program as a `data:` address. */
declare module '*?url&inline' {
  const address: string
  export { address as default }
}
