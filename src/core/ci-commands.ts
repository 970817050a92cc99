/**
 * Foreign text must not speak to the CI system that reads the log. GitHub takes `::` at the start of a line (blanks before
 * it count as nothing) and its older `##[` anywhere; Azure `##vso[`, TeamCity `##teamcity[`, GitLab `section_start:`.
 */
export const withoutCommands = (text: string): string =>
  text
    .replace(/^((?:\s|\u001b\[\d+m)*):(?=:)/gm, '$1: ')
    .replace(/##(?=(?:\u001b\[\d+m)*(?:\[|vso\[|teamcity\[))/gi, '# #')
    .replace(/section_(?=(?:start|end):)/gi, 'section ');
