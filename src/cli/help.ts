export const help = `trucewatch: from press reports to a sourced briefing on a truce

  trucewatch brief [PATH…] [options]   read reports, say what happened, who says so, and what it means
  trucewatch agreements                list the agreements that come with the program
  trucewatch --help, --version

PATH is a file (.txt, .html, .json, .jsonl), a folder of them, or - for standard input.
With no PATH the bundled samples are read: a made-up truce in a made-up country.

  --agreement ID|FILE   hold incidents against this agreement
  --as-of DATE          know only what was published by this day, e.g. 2016-05-20
  --format FORMAT       text (default), json or html
  -o, --out FILE        write there instead; .json and .html choose the format
  --next-steps          say at the end what to try next

Exit: 0 all was read, 1 some was not, 2 wrong usage, 3 nothing was read.

THE MONITOR
  trucewatch serve [--samples]         watch day and night: web app, API, record (docs/operations.md)
  trucewatch sign-in-link              print another one-time link to sign in with
  trucewatch work                      read reports for a monitor on the same PostgreSQL (DATABASE_URL)
  trucewatch rebuild                   derive everything again from the reports; what people decided stays
  trucewatch backup --out FILE         the whole store as one file
  trucewatch restore FILE              … into an empty store
  trucewatch export --out FILE.zip     the record, for outsiders to check
  trucewatch verify EXPORT [--key KEY] check an export offline (folder or .zip)
  trucewatch as-known DATE             the briefing as it was known at the end of that day

  --data DIR            folder of the store (./trucewatch-data), or DATABASE_URL for a PostgreSQL
  --host, --port        where to listen (127.0.0.1, 4321)
  --public-url URL      how people reach it, e.g. https://truce.example.org
  --workers N           threads that read reports
  --watch DIR           take in what is put into this folder; can be repeated
  --log LEVEL           error, warn, info or debug
`;

export const nextSteps = `
WHAT TO TRY NEXT
  npx trucewatch serve --samples                the monitor: web app, API and record, in ./trucewatch-data
  npx trucewatch brief --out briefing.html      the same as a page: map, timeline, every passage linked
  npx trucewatch brief --format json            the same for programs (docs/briefing.schema.json)
  npx trucewatch brief my-reports/ --agreement syria-2016-02
  npx trucewatch agreements                     the agreements that come with the program
  npx trucewatch --help
`;
