export const minus = 'M19,13H5V11H19V13Z';
