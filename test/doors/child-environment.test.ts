import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretVariables, trustedFolders } from '../../src/doors/child-environment.ts';
import { projectKey } from '../support/keys.ts';

describe.skipIf(process.platform === 'win32')('folders from which a program may be started', () => {
  it.each([
    ['/usr/bin', true],
    ['/home/a/.nvm/versions/node/v24/bin', true],
    ['/work/app/bin', false],
    ['/work/app', false],
    ['/work/app/node_modules/.bin', false],
    ['/work/node_modules/.bin', false],
    ['/node_modules/.bin', false],
    ['/work/app-other/bin', true],
    ['.', false],
    ['bin', false],
    ['', false],
  ])('%s: %s', (folder, trusted) => {
    expect(trustedFolders(folder, '/work/app')).toEqual(trusted ? [folder] : []);
  });

  it('keep their order', () => {
    expect(trustedFolders(['/b', 'x', '/a'].join(delimiter), '/work')).toEqual(['/b', '/a']);
    expect(trustedFolders(undefined, '/work')).toEqual([]);
  });
});

it('variables that another program has no business with', () => {
  const env = {
    OPENAI_API_KEY: 'x',
    GITHUB_TOKEN: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
    DB_PASSWORD: 'x',
    MINE: projectKey('in a variable of any name'),
    PATH: '/usr/bin',
    DISPLAY: ':0',
    XAUTHORITY: '/home/a/.Xauthority',
    GNOME_KEYRING_CONTROL: '/run/keyring',
    KEYBOARD: 'de',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus',
  };
  expect(secretVariables(env)).toEqual([
    'OPENAI_API_KEY',
    'GITHUB_TOKEN',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'MINE',
  ]);
});
