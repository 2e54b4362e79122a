/** What was to be written could not be; the message is one line: what, why, what to do. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

const WHY: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk; free some, or name another place',
  EDQUOT: 'the quota of the disk is used up; free some, or name another place',
  EACCES: 'this user may not write there; name another place',
  EPERM: 'this user may not write there; name another place',
  EROFS: 'that disk is read-only; name another place',
  ENOENT: 'its folder is not there; make it first',
  ENOTDIR: 'a part of the path is not a folder; check the path',
  EISDIR: 'a folder of that name is there; name a file, or give --split',
  EEXIST: 'a file of that name is there; name another place',
  EFBIG: 'the file grew larger than may be; narrow the export',
};

/** The error of writing a path, said in one line. Other errors than of files are given back as they are. */
export function outputError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || code === undefined || error instanceof OutputError) return error;
  return new OutputError(`${path} cannot be written: ${WHY[code] ?? `${code}; check the disk`}`);
}
