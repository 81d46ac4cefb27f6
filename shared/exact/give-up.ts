/** Exact arithmetic ends where a form grows beyond use. Deep inside that is thrown; at the border it becomes `null`. */

/** One error for all: it carries nothing, and thousands may be thrown. */
const GIVEN_UP = new Error('There is no exact form of reasonable size.')

/** Ends the computation of an exact form: there is none, or none of reasonable size. */
export function giveUp(): never {
  throw GIVEN_UP
}

/** The result, or `null` where the computation gave up. */
export function attempt<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error === GIVEN_UP) return null
    throw error
  }
}
