import isUnicodeSupported from 'is-unicode-supported';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether a terminal shows more than ASCII: not where the locale names another character set than UTF-8 (`C` and `POSIX`
 * mean ASCII), not on the Linux console, whose font has few signs, not in Windows' old console. Files and pipes take UTF-8.
 */
export const showsUnicode = (
  { env, platform, stream }: { env: Env; platform: NodeJS.Platform; stream: { isTTY?: boolean } },
  terminal: () => boolean = isUnicodeSupported,
): boolean => {
  if (stream.isTTY !== true) return true;
  if (platform === 'win32') return terminal();
  const locale =
    [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '') ?? '';
  return isUtf8(locale) && terminal();
};

/** Whether text in this locale is UTF-8. One that names no character set is taken for it, as every system of today does. */
export const isUtf8 = (locale: string): boolean => {
  if (/^(?:C|POSIX)$/.test(locale)) return false;
  const charset = /\.([^@]+)/.exec(locale)?.[1];
  return charset === undefined || /^utf-?8$/i.test(charset);
};
