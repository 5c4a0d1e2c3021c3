//! Running other programs so that whoever watches knows what is going on, and what failed.
use std::io::{BufRead, BufReader, IsTerminal, PipeReader, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Says what starts now.
pub fn headline(text: &str) {
    if std::io::stdout().is_terminal() {
        println!("\n\x1b[1m== {text}\x1b[0m");
    } else {
        println!("\n== {text}");
    }
}

/// Says one thing about a step.
pub fn note(text: &str) {
    println!("   {text}");
}

/// The command as a person would type it.
pub fn spelled(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs `command` with its output going straight to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    succeeded(command, status)
}

/// Runs `command` and returns what it wrote to stdout.
pub fn text(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}):\n{}",
            spelled(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command` and returns all it wrote, to stdout and to stderr, in the order it came.
pub fn everything_said(command: &mut Command) -> Result<String> {
    let (mut child, mut reader) = spawn_into_pipe(command)?;
    let mut output = Vec::new();
    reader.read_to_end(&mut output)?;
    let output = String::from_utf8_lossy(&output).into_owned();
    let status = child.wait().with_context(|| format!("`{}` was lost", spelled(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}):\n{}", spelled(command), last_lines(&output, 40));
    }
    Ok(output)
}

/// Runs `command` with its stderr going to the terminal, and returns what it wrote to stdout.
pub fn text_with_progress(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| cannot_start(command))?;
    succeeded(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs `command`, shows every line of its output at once, and hands each to `read`.
pub fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus> {
    let (mut child, reader) = spawn_into_pipe(command)?;
    let mut lines = BufReader::new(reader);
    let mut bytes = Vec::new();
    while lines.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes).into_owned();
        print!("{line}");
        std::io::stdout().flush()?;
        read(line.trim_end());
        bytes.clear();
    }
    child.wait().with_context(|| format!("`{}` was lost", spelled(command)))
}

/// Runs a silent `command` with a line that ticks; its output is shown only when it fails.
pub fn run_ticking(what: &str, limit: Duration, command: &mut Command) -> Result<()> {
    let (mut child, mut reader) = spawn_into_pipe(command)?;
    let output = std::thread::spawn(move || {
        let mut output = Vec::new();
        // A read error only shortens what is shown of a failure.
        let _ = reader.read_to_end(&mut output);
        output
    });
    let started = Instant::now();
    let mut ticker = Ticker::new(what);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if started.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            ticker.end("given up");
            bail!("`{}` had not ended after {} s", spelled(command), limit.as_secs());
        }
        ticker.tick(started.elapsed());
        std::thread::sleep(Duration::from_millis(100));
    };
    if status.success() {
        ticker.end(&format!("{} s", started.elapsed().as_secs()));
        return Ok(());
    }
    ticker.end("failed");
    let output = output.join().unwrap_or_default();
    bail!("`{}` failed ({status}):\n{}", spelled(command), last_lines(&String::from_utf8_lossy(&output), 25));
}

/// One pipe for both streams keeps cargo's "Running tests/x.rs" before the results of x.
fn spawn_into_pipe(command: &mut Command) -> Result<(Child, PipeReader)> {
    let (reader, writer) = std::io::pipe().context("no pipe")?;
    let second = writer.try_clone().context("no pipe")?;
    let child = command
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(second)
        .spawn()
        .with_context(|| cannot_start(command))?;
    // The command keeps its ends of the pipe open, and the pipe would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    Ok((child, reader))
}

/// An error as a person reads it: what failed, what was behind it, and then what to do.
pub fn explained(error: &anyhow::Error) -> String {
    let whole = error.to_string();
    let (what, advice) = whole.split_once('\n').unwrap_or((&whole, ""));
    let mut lines = vec![what.to_owned()];
    lines.extend(error.chain().skip(1).map(|cause| format!("  because: {cause}")));
    if !advice.is_empty() {
        lines.push(advice.to_owned());
    }
    lines.join("\n")
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", spelled(command));
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` cannot be started", command.get_program().to_string_lossy())
}

/// The end of a long output.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.len().saturating_sub(count);
    lines.get(start..).unwrap_or_default().join("\n")
}

/// A line that shows the seconds going by: rewritten on a terminal, repeated every 15 s in a log.
struct Ticker<'a> {
    what: &'a str,
    on_terminal: bool,
    shown: u64,
}

impl<'a> Ticker<'a> {
    fn new(what: &'a str) -> Self {
        let ticker = Self { what, on_terminal: std::io::stdout().is_terminal(), shown: 0 };
        if !ticker.on_terminal {
            println!("   {what} …");
        }
        ticker
    }

    fn tick(&mut self, elapsed: Duration) {
        let seconds = elapsed.as_secs();
        let due = if self.on_terminal { 1 } else { 15 };
        if seconds < self.shown + due {
            return;
        }
        self.shown = seconds;
        if self.on_terminal {
            print!("\r   {} … {seconds} s", self.what);
            // A terminal that cannot be flushed shows the next tick instead.
            let _ = std::io::stdout().flush();
        } else {
            println!("   {} … {seconds} s", self.what);
        }
    }

    fn end(&self, how: &str) {
        let start = if self.on_terminal { "\r" } else { "" };
        println!("{start}   {}: {how}     ", self.what);
    }
}

#[cfg(test)]
mod tests {
    use super::{explained, last_lines};

    #[test]
    fn the_advice_comes_after_the_causes() {
        let error = anyhow::anyhow!("no network").context("npm failed.\n  to do: try again");
        assert_eq!(explained(&error), "npm failed.\n  because: no network\n  to do: try again");
    }

    #[test]
    fn a_long_output_is_shown_by_its_end() {
        assert_eq!(last_lines("a\nb\nc", 2), "b\nc");
        assert_eq!(last_lines("a", 2), "a");
    }
}
