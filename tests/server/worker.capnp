# An edge worker as Cloudflare runs them, without Node's modules or globals: all it has is the web's.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "suite", worker = (
    modules = [(name = "worker.js", esModule = embed "worker.bundle.js")],
    compatibilityDate = "2026-10-01",
  ))],
);
