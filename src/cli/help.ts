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
`;

export const nextSteps = `
WHAT TO TRY NEXT
  npx trucewatch brief --out briefing.html      the same as a page: map, timeline, every passage linked
  npx trucewatch brief --format json            the same for programs (docs/briefing.schema.json)
  npx trucewatch brief my-reports/ --agreement syria-2016-02
  npx trucewatch agreements                     the agreements that come with the program
  npx trucewatch --help
`;
