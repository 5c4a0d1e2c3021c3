//! The program itself, started as a user starts it.
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_xendit-sandbox");

const ANY_PORTS: [&str; 6] = ["--port", "0", "--frame-port", "0", "--checkout-port", "0"];

/// A running sandbox, ended when the test is.
pub(crate) struct Running {
    child: Child,
    log: Receiver<String>,
    pub(crate) api: String,
    pub(crate) frames: String,
    pub(crate) checkout: String,
}

impl Running {
    pub(crate) fn start(options: &[&str]) -> Self {
        Self::started(Command::new(PROGRAM).args(ANY_PORTS).args(options))
    }

    /// Starts it where no file can become larger than this.
    #[cfg(unix)]
    pub(crate) fn start_with_little_room(kilobytes: u32, options: &[&str]) -> Self {
        // Without the trap the system would end the program instead of failing its write.
        let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
        Self::started(Command::new("bash").args(["-c", &script, PROGRAM]).args(ANY_PORTS).args(options))
    }

    fn started(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines().map_while(Result::ok);
        let ready = lines.next().unwrap();
        let (api, frames) =
            ready.strip_prefix("sandbox ready: api ").unwrap().split_once(" frames ").unwrap();
        let checkout = lines.next().unwrap().strip_prefix("hosted page ready: ").unwrap().to_owned();
        // Read all the time: a full pipe would keep the sandbox waiting.
        let (line_read, log) = channel();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let _ = line_read.send(line);
            }
        });
        Self { api: api.into(), frames: frames.into(), checkout, log, child }
    }

    pub(crate) fn first_line_of_the_log(&mut self) -> String {
        self.log.recv().unwrap()
    }

    /// Ends it as nothing else can: at once, between any two instructions.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub(crate) fn whole_log(mut self) -> String {
        self.kill();
        self.log.iter().collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What it says when it does not start.
pub(crate) fn refused(options: &[&str]) -> String {
    let Output { status, stdout, stderr } = Command::new(PROGRAM).args(options).output().unwrap();
    assert!(!status.success() && stdout.is_empty());
    String::from_utf8(stderr).unwrap()
}
