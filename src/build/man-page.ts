import type { Command } from "commander";

/**
 * The manual page of a program (man(7)), from the descriptions, arguments, options and examples of its commands.
 * @param program with all its commands
 */
export function manPage(program: Command): string {
  const commands = program.commands.filter((command) => command.name() !== "help");
  return [
    `.TH ${program.name().toUpperCase()} 1 "" "${escaped(`${program.name()} ${program.version() ?? ""}`)}" "User commands"`,
    ".SH NAME",
    `${escaped(program.name())} \\- ${escaped(lowerFirst(program.description()).replace(/\.$/, ""))}`,
    ".SH SYNOPSIS",
    ...commands.flatMap((command, index) => [
      ...(index > 0 ? [".br"] : []),
      `.B ${escaped(`${program.name()} ${command.name()}`)}`,
      line(command.usage()),
    ]),
    ".SH DESCRIPTION",
    paragraph(program.description()),
    ".SH COMMANDS",
    ...commands.flatMap((command) => section(program.name(), command)),
    ...trailing(program).flatMap(({ title, text }) => [`.SH ${title.toUpperCase()}`, paragraph(text)]),
    "",
  ].join("\n");
}

function section(program: string, command: Command): string[] {
  return [
    `.SS "${escaped(`${program} ${command.name()}`)}"`,
    paragraph(command.description()),
    ...command.registeredArguments.flatMap((argument) => {
      const name = argument.name() + (argument.variadic ? "..." : "");
      return item(argument.required ? `<${name}>` : `[${name}]`, `${argument.description}.`);
    }),
    ...command.options.flatMap((option) => {
      const choices = option.argChoices ? ` One of ${option.argChoices.join(", ")}.` : "";
      const value = option.defaultValue === undefined ? "" : ` Default: ${String(option.defaultValue)}.`;
      return item(option.flags, `${option.description}.${choices}${value}`);
    }),
    ...trailing(command).flatMap(({ title, text }) => [
      ".PP",
      line(`${title}:`),
      ".nf",
      ".RS",
      verbatim(text),
      ".RE",
      ".fi",
    ]),
  ];
}

const item = (term: string, description: string): string[] => [
  ".TP",
  `.B ${escaped(term)}`,
  paragraph(description),
];

/** What a command prints after its help: stretches that begin with a title and a colon, such as `Examples:`. */
function trailing(command: Command): { title: string; text: string }[] {
  let help = "";
  command
    .configureOutput({
      writeOut: (text) => {
        help += text;
      },
    })
    .outputHelp();
  const after = help.slice(
    help.lastIndexOf(command.helpInformation().trimEnd()) + command.helpInformation().trimEnd().length,
  );
  return after
    .split(/\n(?=[A-Z][a-z ]+:)/)
    .map((stretch) => /^([A-Z][a-z ]+):\s([\s\S]*)$/.exec(stretch.trim()))
    .flatMap((match) => (match ? [{ title: match[1]!, text: match[2]!.replace(/\s+$/, "") }] : []));
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Text in which nothing is a request or an escape of the formatter. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll('"', "\\(dq").replaceAll("…", "...");
}

/** A line that begins with a stop or an apostrophe would be a request. */
const line = (text: string): string => escaped(text).replace(/^(?=[.'])/, "\\&");
const verbatim = (text: string): string => text.split("\n").map(line).join("\n");
const paragraph = (text: string): string => line(text.replace(/\s+/g, " ").trim());
