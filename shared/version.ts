/** The version of the program, the same as in `package.json`; files and exports name it. */
export const VERSION = '0.1.0'
