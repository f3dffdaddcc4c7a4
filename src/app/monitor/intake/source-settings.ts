import { z } from 'zod';
import { longestUrl } from './report-url.ts';

/** How a feed or page is fetched. */
export const sourceSettingsSchema = z.strictObject({
  /** Minutes between two looks. */
  every: z
    .int()
    .min(5)
    .max(7 * 24 * 60)
    .optional(),
  /** A feed's items: the page that each links to, or what the feed itself holds. */
  follow: z.enum(['page', 'content']).optional(),
  /** The outlet's name, where the feed does not say it well. */
  outlet: z.string().trim().min(1).max(200).optional(),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

const name = z.string().trim().min(1).max(200);
const location = z.string().trim().min(1).max(longestUrl);

/** A source that is fetched. Folders are set where the service is started; uploads, forms and letters need no source. */
export const newSourceSchema = z.strictObject({
  kind: z.enum(['feed', 'page']),
  name,
  location,
  settings: sourceSettingsSchema.default({}),
});

export const sourceChangeSchema = z.strictObject({
  name: name.optional(),
  location: location.optional(),
  settings: sourceSettingsSchema.optional(),
  /** False: paused. */
  enabled: z.boolean().optional(),
});
