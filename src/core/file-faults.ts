/** Why a file of settings cannot be read or written, as the file door tells it. */
export const fileFaults = [
  'folder',
  'fifo',
  'socket',
  'device',
  'denied',
  'too-large',
  'link-outside',
  'link-dangling',
  'link-loop',
  'git-folder',
  'io',
  'read-only',
  'read-only-folder',
  'disk-full',
  'hard-link',
  'changed-meanwhile',
  'busy',
  'other-owner',
  'no-folder',
] as const;

export type FileFault = (typeof fileFaults)[number];

/** Why an env file is of no use: what the door tells, and what its text or its absence do. Every language has words for each. */
export const envFileFaults = ['absent', ...fileFaults, 'utf-16', 'not-utf-8', 'readers-disagree'] as const;

export type EnvFileFault = (typeof envFileFaults)[number];
