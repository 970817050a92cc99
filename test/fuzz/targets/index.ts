import type { Target } from '../target.ts';
import { envEditor, envParser } from './env-files.ts';
import { eventFile } from './event-file.ts';
import { ignoreFile } from './ignore-file.ts';
import { paste } from './paste.ts';
import { practiceRoutes } from './practice-routes.ts';
import { replies } from './reply.ts';

/** Everything that reads what others wrote. */
export const targets: readonly Target[] = [envParser, envEditor, replies, paste, ignoreFile, eventFile, practiceRoutes];
