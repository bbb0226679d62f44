/** What a disk's refusals are told as, by the codes of Node (errno) and of SQLite (result codes). */
const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk can only be read',
  ENOTDIR: 'a file is where a folder should be',
  EEXIST: 'a file is where a folder should be',
  EISDIR: 'a folder is where a file should be',
  EMFILE: 'too many files are open',
  EIO: 'the disk does not answer',
  EFBIG: 'the file would be larger than is allowed',
}
const ofSqlite: Record<number, string> = {
  8: reasons.EROFS as string,
  10: 'the disk does not answer, or a limit on the size of files is reached',
  13: reasons.ENOSPC as string,
  14: reasons.EACCES as string,
}

/** “ENOSPC: no space left on device, copyfile '/a' -> '/b'”: all that is left of an error of a thread. */
const systemMessage = /^(E[A-Z]+): [^']*(?:'.*' -> )?(?:'(.*)')?$/

interface SystemError extends Error {
  code?: string
  /** SQLite's result code. */
  errcode?: number
}

/** Why a disk refused to do something, with the path (or `unnamed`); undefined for an error of another kind. */
export function diskFault(error: unknown, unnamed = 'A file'): string | undefined {
  const { code, errcode, message } = error as SystemError
  if (code === 'ERR_SQLITE_ERROR') {
    const reason = ofSqlite[(errcode ?? 0) & 255]
    return reason && `The cache cannot be used: ${reason} (${message}).`
  }
  const [, known = '', place] = systemMessage.exec(message) ?? []
  const reason = reasons[known]
  return reason && `${place ?? unnamed} cannot be used: ${reason}.`
}
