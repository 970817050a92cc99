export const causes = {};
