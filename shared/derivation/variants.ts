/** Remembers what was made of an object, by a key, as long as the object lives: the same variant is the same object. */
export function createVariants<T extends object, V>() {
  const memory = new WeakMap<T, Map<string, V>>()
  return <M extends V | null>(of: T, key: string, make: () => M): V | M => {
    const variants = memory.get(of) ?? new Map<string, V>()
    const known = variants.get(key)
    if (known !== undefined) return known
    const made = make()
    if (made !== null) memory.set(of, variants.set(key, made))
    return made
  }
}
