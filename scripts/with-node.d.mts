/**
 * The path of a Node of that major version, fetched from npm on first use and kept outside the project.
 * Throws where npm has no such binary for this platform or cannot be reached.
 */
export function nodeBinary(major: number): string;
