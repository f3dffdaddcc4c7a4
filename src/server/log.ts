import type { Writable } from 'node:stream';
import { logLevels, type Clock, type Log, type LogLevel } from '../app/monitor/clock-and-log.ts';

/** Longer values are cut: a log line is no place for a document. */
const maxValue = 300;

/** Logs as JSON lines: {"time","level","message",…fields}. Lines below `least` are dropped. */
export function createLog(out: Writable, least: LogLevel, clock: Clock): Log {
  const threshold = logLevels.indexOf(least);
  return (level, message, fields = {}) => {
    if (logLevels.indexOf(level) > threshold) return;
    const line: Record<string, unknown> = { time: clock().toISOString(), level, message };
    for (const [key, value] of Object.entries(fields))
      line[key] =
        typeof value === 'string' && value.length > maxValue ? `${value.slice(0, maxValue)}…` : value;
    out.write(`${JSON.stringify(line)}\n`);
  };
}
