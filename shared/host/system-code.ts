const REASONS: Readonly<Record<string, string>> = {
  EBUSY: 'another program is using it',
  EFBIG: 'it is larger than files may be there',
  EIO: 'the disk reports an error',
  ELOOP: 'its links lead in a circle',
  EXDEV: 'its place is on another disk',
  EROFS: 'its disk can only be read',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOENT: 'its folder no longer exists',
  ENOTDIR: 'its folder no longer exists',
  ENOSPC: 'there is no room left on the disk',
  ENOMEM: 'the system allows no more memory',
  ENAMETOOLONG: 'its name is too long',
  ETIMEDOUT: 'the disk does not answer',
}

/** What a code of the operating system means and the code itself, `the disk reports an error, EIO`; a rare one is only its name. */
export function describeSystemCode(code: string): string {
  return Object.hasOwn(REASONS, code) ? `${REASONS[code]}, ${code}` : code
}
