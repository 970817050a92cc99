import type { TopicWords } from '../shapes.ts';
import { accountTopics } from './topics/account.ts';
import { keycheckTopics } from './topics/keycheck.ts';
import { machineTopics } from './topics/machine.ts';

const all = { ...accountTopics, ...machineTopics, ...keycheckTopics };

/** The name of a topic. */
export type Topic = keyof typeof all;

/** What `explain` says of every topic, in the order of the list. */
export const topics: Record<Topic, TopicWords> = all;
