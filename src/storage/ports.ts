import type { BriefPorts } from '../app/ports.ts';
import { agreementFiles } from './agreement-files.ts';
import { loadResources } from './load-resources.ts';
import { readSource } from './read-source.ts';

/** The outside on a disk: what `trucewatch brief` runs on. */
export const ports: BriefPorts = { loadResources, read: readSource, agreements: agreementFiles };
