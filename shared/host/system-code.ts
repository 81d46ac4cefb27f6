const REASONS: Readonly<Record<string, string>> = {
  EBUSY: 'another program is using it',
  EFBIG: 'it is larger than files may be there',
  EIO: 'the disk reports an error',
  ELOOP: 'its links lead in a circle',
  EXDEV: 'its place is on another disk',
  EMFILE: 'too many files are open',
  ENOSPC: 'there is no room left on the disk',
  ENAMETOOLONG: 'its name is too long',
  ETIMEDOUT: 'the disk does not answer',
}

/** What a code of the operating system means, such as `EIO`; a rare one is its own name. */
export function describeSystemCode(code: string): string {
  return REASONS[code] ?? code
}
