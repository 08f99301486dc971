"""The scripts that finish words in a shell: all words stand in them, and the shell runs no program for a tab.

Each finds the command's word and how many words stand after it, then offers what can come there: the values of the
option before, options after a dash, the words of the place; else names of files.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Option:
    """One option of a command."""

    names: tuple[str, ...]
    about: str
    takes_value: bool
    values: tuple[str, ...] = ()
    """The words that it takes, where these are few."""
    is_file: bool = False


@dataclass(slots=True)
class Command:
    """What can be written after a command's word; the empty word is `spinelog` alone."""

    word: str
    about: str
    first: tuple[tuple[str, str], ...]
    """The words of the first place, each with a line on what it is, or an empty one."""
    then: tuple[str, ...]
    """The words of the second place."""
    options: tuple[Option, ...]

    @property
    def names(self) -> list[str]:
        """All names of its options."""
        return [name for option in self.options for name in option.names]


def _by_value(command: Command) -> tuple[list[tuple[list[str], str]], list[str]]:
    """The options with words of their own, as names and words; the names of those that take any value."""
    told = [(list(option.names), " ".join(option.values)) for option in command.options if option.values]
    free = [name for option in command.options if option.takes_value and not option.values for name in option.names]
    return told, free


def _skipped(commands: list[Command]) -> list[str]:
    """The options that may stand before a command's word and take a value."""
    return [name for option in commands[0].options if option.takes_value for name in option.names]


# -- bash ------------------------------------------------------------------------------------------------------------

_BASH = """# Finishes the words of spinelog in bash. {how}
_spinelog() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
    local word="" place=0 first="" second="" options="" values="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i]}}" in
            {skipped}) ((i++)) ;;
            -*) ;;
            *) if [ -z "$word" ]; then word="${{COMP_WORDS[i]}}"; else place=$((place + 1)); fi ;;
        esac
    done
    COMPREPLY=()
    case "$word" in
{cases}
    esac
    case "$word $before" in
{values}
    esac
    if [ -z "$values" ]; then
        case "$cur" in
            -*) values="$options" ;;
            *) if [ "$place" -eq 0 ]; then values="$first"; else values="$second"; fi ;;
        esac
    fi
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
}}
complete -o default -F _spinelog spinelog
"""


def bash(how: str, commands: list[Command]) -> str:
    """For bash 3.2 and newer; where nothing is offered, `-o default` has it finish names of files."""
    cases, values = [], []
    for one in commands:
        first = " ".join(word for word, _ in one.first)
        words = f'first="{first}" second="{" ".join(one.then)}" options="{" ".join(one.names)}"'
        cases.append(f'        "{one.word}") {words} ;;')
        told, free = _by_value(one)
        values += [f'        {_both(one, names)}) values="{words}" ;;' for names, words in told]
        values += [f"        {_both(one, free)}) return ;;"] if free else []
    return _BASH.format(how=how, skipped="|".join(_skipped(commands)), cases="\n".join(cases), values="\n".join(values))


def _both(command: Command, names: list[str]) -> str:
    return "|".join(f'"{command.word} {name}"' for name in names)


# -- zsh -------------------------------------------------------------------------------------------------------------

_ZSH = """#compdef spinelog
# Finishes the words of spinelog in zsh. {how}
_spinelog() {{
    local word="" before="${{words[CURRENT-1]}}"
    local -a first second options values
    integer place=0 i
    for ((i = 2; i < CURRENT; i++)); do
        case "${{words[i]}}" in
            {skipped}) ((i++)) ;;
            -*) ;;
            *) if [[ -z "$word" ]]; then word="${{words[i]}}"; else ((place++)); fi ;;
        esac
    done
    case "$word" in
{cases}
    esac
    case "$word $before" in
{values}
    esac
    if ((${{#values}})); then
        compadd -a values
    elif [[ "${{words[CURRENT]}}" == -* ]]; then
        _describe -o option options
    elif ((place == 0 && ${{#first}})); then
        _describe word first
    elif ((place == 1 && ${{#second}})); then
        compadd -a second
    else
        _files
    fi
}}
if [[ "${{funcstack[1]}}" == _spinelog ]]; then _spinelog "$@"; else compdef _spinelog spinelog; fi
"""


def zsh(how: str, commands: list[Command]) -> str:
    """For zsh, sourced below compinit, or in a folder of its fpath as `_spinelog`."""
    cases, values = [], []
    for one in commands:
        first = " ".join(_described(word, about) for word, about in one.first)
        options = " ".join(_described(name, option.about) for option in one.options for name in option.names)
        cases.append(f'        "{one.word}") first=({first}) second=({" ".join(one.then)}) options=({options}) ;;')
        told, free = _by_value(one)
        values += [f"        {_both(one, names)}) values=({words}) ;;" for names, words in told]
        values += [f"        {_both(one, free)}) _files; return ;;"] if free else []
    return _ZSH.format(how=how, skipped="|".join(_skipped(commands)), cases="\n".join(cases), values="\n".join(values))


def _described(word: str, about: str) -> str:
    return shlex.quote(f"{word}:{about}" if about else word)


# -- fish ------------------------------------------------------------------------------------------------------------

_FISH = """# Finishes the words of spinelog in fish. {how}
function __spinelog_at -a word place
    set -l words
    set -l skip no
    for token in (commandline -opc)[2..-1]
        if test $skip = yes
            set skip no
        else if contains -- $token {skipped}
            set skip yes
        else if not string match -q -- '-*' $token
            set -a words $token
        end
    end
    if test -z "$word"
        test (count $words) -eq 0
    else
        test "$words[1]" = "$word"; and test -z "$place" -o (count $words) -eq "$place"
    end
end
"""


def fish(how: str, commands: list[Command]) -> str:
    """For fish 3 and newer."""
    lines = [_FISH.format(how=how, skipped=" ".join(_skipped(commands)))]
    for one in commands:
        word_or_none = one.word or '""'
        at = f"complete -c spinelog -n '__spinelog_at {word_or_none}"
        for word, about in one.first:
            place = " 1'" if one.word else "'"
            lines.append(f"{at}{place} -f -a {word}" + (f" -d {_fish(about)}" if about else ""))
        if one.then:
            lines.append(f"{at} 2' -f -a '{' '.join(one.then)}'")
        for option in one.options:
            names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
            value = f" -x -a '{' '.join(option.values)}'" if option.values else " -r" if option.takes_value else ""
            lines.append(f"{at}' {names}{value} -d {_fish(option.about)}")
    return "\n".join(lines) + "\n"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


# -- PowerShell ------------------------------------------------------------------------------------------------------

_POWERSHELL = """# Finishes the words of spinelog in PowerShell. {how}
Register-ArgumentCompleter -Native -CommandName spinelog -ScriptBlock {{
    param($wordToComplete, $commandAst, $cursorPosition)
    $first = @{{
{first}
    }}
    $second = @{{
{second}
    }}
    $options = @{{
{options}
    }}
    $values = @{{
{values}
    }}
    $tokens = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ $_.ToString() }})
    if ($wordToComplete -ne '' -and $tokens.Count -gt 0) {{ $tokens = @($tokens | Select-Object -SkipLast 1) }}
    $word = ''
    $before = ''
    $place = 0
    $skip = $false
    foreach ($token in $tokens) {{
        $before = $token
        if ($skip) {{ $skip = $false }}
        elseif (@({skipped}) -contains $token) {{ $skip = $true }}
        elseif ($token.StartsWith('-')) {{ }}
        elseif ($word -eq '') {{ $word = $token }}
        else {{ $place++ }}
    }}
    if ($values.ContainsKey("$word $before")) {{ $found = $values["$word $before"] }}
    elseif ($wordToComplete.StartsWith('-')) {{ $found = $options[$word] }}
    elseif ($place -eq 0) {{ $found = $first[$word] }}
    else {{ $found = $second[$word] }}
    $found | Where-Object {{ $_ -like "$wordToComplete*" }} | ForEach-Object {{
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }}
}}
"""


def powershell(how: str, commands: list[Command]) -> str:
    """For PowerShell 5 and newer."""

    def table(rows: dict[str, list[str]]) -> str:
        return "\n".join(f"        '{key}' = {_array(words)}" for key, words in rows.items())

    values = {
        f"{one.word} {name}": list(option.values)
        for one in commands
        for option in one.options
        if option.takes_value
        for name in option.names
    }
    return _POWERSHELL.format(
        how=how,
        first=table({one.word: [word for word, _ in one.first] for one in commands}),
        second=table({one.word: list(one.then) for one in commands}),
        options=table({one.word: one.names for one in commands}),
        values=table(values),
        skipped=", ".join(f"'{name}'" for name in _skipped(commands)),
    )


def _array(words: list[str]) -> str:
    return f"@({', '.join(repr(word) for word in words)})"


SCRIPTS: dict[str, Callable[[str, list[Command]], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "powershell": powershell,
}
"""Shell -> what makes its script, of a line on how to use it and the commands."""
