import type { Topic } from '../en/topics.ts';
import type { TopicWords } from '../shapes.ts';
import { accountTopics } from './topics/account.ts';
import { keycheckTopics } from './topics/keycheck.ts';
import { machineTopics } from './topics/machine.ts';

/** What `explain` says of every topic, in the order of the list. */
export const topics: Record<Topic, TopicWords> = { ...accountTopics, ...machineTopics, ...keycheckTopics };
