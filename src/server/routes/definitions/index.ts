export * from './agreements.ts';
export * from './briefing.ts';
export * from './desk.ts';
export * from './record.ts';
export * from './reports.ts';
export * from './told.ts';
