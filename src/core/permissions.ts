/**
 * What a program works with → the permission level and the boxes to set when the key is made.
 * Dashboard labels come from help pages and threads of 2026, not from the live site: texts say that a name may differ.
 */

export const uses = ['text', 'images', 'audio', 'embeddings', 'files', 'tools'] as const;
/** What a program works with: the values of `init --uses`. */
export type Use = (typeof uses)[number];

/** One row of the dashboard's Restricted list. */
export type Box = {
  label: 'Model capabilities' | 'Files';
  setting: 'Write';
  /** Another name the page may show for the setting. */
  alias: 'Request' | null;
  /** Which of the uses ask for it. */
  uses: readonly Use[];
  /** Scopes it grants, as error messages name them. */
  scopes: readonly string[];
  source: string;
};

/** A trap of the dashboard that belongs to this choice; the sentences stand in words. */
export type PermissionWarning =
  /** "/v1/responses: Write" alone may still answer `Missing scopes: model.request` (community t/1371602, t/1384493, 2026). */
  | 'whole-capability'
  /** Read only (`api.all.read`) cannot call Responses; All is the preset and more than is needed (help 8867743, 2026). */
  | 'not-read-only'
  /** Hosted tools can be switched off for a project, which no key permission mends (Admin API, hosted_tool_permissions, 2026). */
  | 'project-tools';

export type Permissions = { level: 'Restricted'; boxes: readonly Box[]; warnings: readonly PermissionWarning[] };

const rows: readonly Box[] = [
  {
    label: 'Model capabilities',
    setting: 'Write',
    alias: 'Request',
    uses,
    scopes: ['model.request', 'api.responses.write'],
    source: 'https://community.openai.com/t/1371602 (2026)',
  },
  {
    label: 'Files',
    setting: 'Write',
    alias: null,
    uses: ['files'],
    scopes: ['api.files.read', 'api.files.write'],
    source: 'scope api.files.read as error messages name it (2026); label not seen live',
  },
];

/**
 * The least a key needs for these uses. Every use asks a model, so "Model capabilities" is always there; sending files of
 * one's own needs "Files" besides. Duplicates and order of `chosen` do not matter; an empty choice counts as text.
 */
export function permissionsFor(chosen: readonly Use[]): Permissions {
  const wanted = chosen.length === 0 ? (['text'] as const) : chosen;
  const boxes = rows
    .map((row) => ({ ...row, uses: row.uses.filter((use) => wanted.includes(use)) }))
    .filter((row) => row.uses.length > 0);
  const tools: PermissionWarning[] = wanted.includes('tools') ? ['project-tools'] : [];
  return { level: 'Restricted', boxes, warnings: ['whole-capability', 'not-read-only', ...tools] };
}

/** Whether a text is the name of a use. */
export const isUse = (text: string): text is Use => (uses as readonly string[]).includes(text);
