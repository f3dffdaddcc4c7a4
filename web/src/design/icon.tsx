/** Line drawings of 20 by 20, drawn for this app. They say nothing to a screen reader: what bears one has a name. */
const drawings = {
  today: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7 13h6',
  reports: 'M4 3h9l3 3v11H4zM7 8h6M7 11h6M7 14h4',
  incidents: 'M10 17s5-5 5-9a5 5 0 0 0-10 0c0 4 5 9 5 9zM10 6v3M10 11v.5',
  statements: 'M3 4h14v9H9l-4 4v-4H3zM6 7.5h8M6 10h5',
  commitments: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4M7.5 13l2 2 3.5-3.5',
  agreement: 'M5 3h10v14H5zM8 7h4M8 10h4M8 14l1.5-1 1 1 1.5-1',
  briefing: 'M3 4h14v10H3zM7 17h6M10 14v3M6 11V9M10 11V7M14 11V8',
  record: 'M8 6h4M8 14h4M6 8v4M14 8v4M4 4h4v4H4zM12 4h4v4h-4zM4 12h4v4H4zM12 12h4v4h-4z',
  sources: 'M4 16a1 1 0 1 0 0-.1M4 10a6 6 0 0 1 6 6M4 5a11 11 0 0 1 11 11',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17',
  settings:
    'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.5 1.5M13.5 13.5L15 15M15 5l-1.5 1.5M6.5 13.5L5 15',
  more: 'M4 10h.1M10 10h.1M16 10h.1',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  check: 'M4 10.5l4 4 8-9',
  dash: 'M5 10h10',
  help: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.1M10 13.5v.1',
  upload: 'M10 13V4M6.5 7.5L10 4l3.5 3.5M4 13v4h12v-4',
  external: 'M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.5v.1',
} as const;

export type IconName = keyof typeof drawings;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
