import type { Cause } from '../ids.ts';
import { accepted, type Entry, openaiError } from './entry.ts';

/** Forbidden because an organization, a project or a host beside the key does not fit it. */
export const mismatch = {
  'org-mismatch': {
    ...accepted,
    signs: {
      codes: [
        'mismatched_organization',
        'no_organization',
        'invalid_organization',
        'organization_not_found',
        'no_such_organization',
        'organization_mismatch',
      ],
      says: [
        /\bopenai-organization\b[^.{}]{0,40}\b(?:header|should match|match)\b/i,
        /\bno such organi[sz]ation\b|\borgani[sz]ation\b[^.{}]{0,60}\b(?:does not exist|not found)\b|\binvalid organi[sz]ation\b/i,
        /\b(?:must be|not) a member of (?:an|the|this|that) organi[sz]ation\b/i,
      ],
    },
    patience: 'no',
    example: openaiError(
      401,
      'OpenAI-Organization header should match organization for API key',
      'mismatched_organization',
    ),
  },
  'project-mismatch': {
    ...accepted,
    signs: {
      codes: [
        'mismatched_project',
        'not_authorized_invalid_project',
        'invalid_project',
        'project_not_found',
        'no_such_project',
        'project_mismatch',
      ],
      says: [
        /\bopenai-project\b[^.{}]{0,40}\b(?:header|should match|match)\b/i,
        /\bno such project\b|\bproject\b[^.{}]{0,60}\b(?:does not exist|not found)\b|\binvalid project\b/i,
        /\bproject(?:_id)?\b[^.{}]{0,80}\bnot (?:associated|linked)\b/i,
        /\b(?:not have|no) access to (?:the|this|that) project\b|\bnot a member of (?:the|this|that) project\b/i,
      ],
    },
    patience: 'no',
    example: openaiError(401, 'OpenAI-Project header should match project for API key', 'mismatched_project'),
  },
  'project-archived': {
    ...accepted,
    signs: {
      codes: ['project_archived', 'archived_project'],
      overrides: [/\bproject\b[^{}]{0,80}\barchived\b/i, /\barchived\b[^{}]{0,40}\bproject\b/i],
    },
    patience: 'no',
    example: openaiError(
      401,
      'The project you are requesting has been archived and is no longer accessible',
      'not_authorized_invalid_project',
    ),
  },
  'wrong-regional-host': {
    ...accepted,
    keyAccepted: null,
    signs: {
      codes: ['incorrect_hostname', 'incorrect_regional_hostname', 'wrong_region'],
      says: [/\bregional host(?:name)?\b/i, /\bmake your request to [a-z]+\.api\.openai\.com\b/i],
    },
    patience: 'no',
    example: openaiError(
      401,
      'Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com',
      'incorrect_hostname',
    ),
  },
} satisfies Partial<Record<Cause, Entry>>;
