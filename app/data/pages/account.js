// The pages that mails and the game lead to. A mailed token stands in the address's fragment, so
// neither servers nor scanners that only fetch a page ever see or use it; it is sent when the
// person says so, and taken out of the address at once.
(() => {
  "use strict";
  const page = document.querySelector("main").dataset.page;
  const texts = JSON.parse(document.getElementById("texts").textContent);
  const status = document.querySelector("[role=status]");
  const fragment = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  let busy = false;
  let session = null;

  const part = (id) => document.getElementById(id);

  function show(id) {
    for (const section of document.querySelectorAll("[data-step]")) section.hidden = section.id !== id;
    const first = part(id).querySelector("input, button");
    (first || part(id)).focus();
  }

  function say(text, good) {
    const line = document.createElement("span");
    line.className = good ? "ok" : "bad";
    line.textContent = (good ? "✓ " : "✕ ") + text;
    status.replaceChildren(line);
  }

  function ask(text) {
    status.replaceChildren(text);
  }

  function wording(problem, response) {
    if (!response) return texts.unreachable;
    const wait = response.headers.get("retry-after");
    if (response.status === 429 && wait) return texts.wait.replace("{}", wait);
    const field = (problem.errors || [])[0];
    if (texts[problem.code]) return texts[problem.code];
    if (field) return field.message[document.documentElement.lang];
    return problem.detail || texts.unreachable;
  }

  async function send(path, body) {
    let response;
    try {
      const headers = { "content-type": "application/json" };
      if (session) headers.authorization = "Bearer " + session.access_token;
      response = await fetch("/v1" + path, {
        method: "POST", headers, credentials: "omit", body: JSON.stringify(body),
      });
    } catch {
      say(texts.unreachable, false);
      return null;
    }
    const data = response.status === 204 ? {} : await response.json().catch(() => ({}));
    if (response.ok) return data;
    if (data.code === "link_invalid") show("ask"); // the way to a new one
    if (data.code === "second_factor_required") {
      askForCode(); // nothing is wrong so far
      ask(wording(data, response));
      return null;
    }
    if (data.code === "second_factor_wrong") askForCode();
    say(wording(data, response), false);
    return null;
  }

  function askForCode() {
    part("second-factor-field").hidden = false;
    part("second-factor").required = true;
    part("second-factor").value = "";
    part("second-factor").focus();
  }

  function forgetCode() {
    part("second-factor-field").hidden = true;
    part("second-factor").required = false;
    part("second-factor").value = "";
  }

  function on(id, event, work) {
    part(id).addEventListener(event, async (happened) => {
      happened.preventDefault();
      if (busy) return;
      busy = true;
      status.replaceChildren();
      const button = part(id).matches("button") ? part(id) : part(id).querySelector("button");
      button.setAttribute("aria-disabled", "true");
      try {
        await work();
      } finally {
        busy = false;
        button.removeAttribute("aria-disabled");
      }
    });
  }

  async function leave() {
    if (session) await send("/auth/logout", { refresh_token: session.refresh_token });
    session = null;
  }

  const pages = {
    verify() {
      const token = fragment.get("token");
      show(token ? "confirm" : "ask");
      on("confirm", "submit", async () => {
        if (!(await send("/auth/verify-email", { token }))) return;
        show("done");
        say(texts.verified, true);
      });
      on("ask", "submit", async () => {
        const sent = await send("/auth/resend-verification", { email: part("email").value });
        if (sent) say(texts.sent, true);
      });
    },
    reset() {
      const token = fragment.get("token");
      show(token ? "choose" : "ask");
      on("choose", "submit", async () => {
        const password = part("password").value;
        if (!(await send("/auth/password-reset/confirm", { token, password }))) return;
        show("done");
        say(texts.reset, true);
      });
      on("ask", "submit", async () => {
        const sent = await send("/auth/password-reset", { email: part("email").value });
        if (sent) say(texts.sent, true);
      });
    },
    pair() {
      part("code").value = fragment.get("code") || "";
      show("login");
      part("email").addEventListener("input", forgetCode); // another account may need none
      on("login", "submit", async () => {
        const body = { email: part("email").value, password: part("password").value };
        const code = part("second-factor").value;
        if (code) body.code = code;
        const opened = await send("/auth/login", { ...body, transport: "body", device: texts.device });
        if (!opened) return;
        session = opened;
        part("password").value = "";
        forgetCode();
        part("who").textContent = opened.user.display_name;
        show("pairing");
      });
      const answer = async (approve) => {
        const confirmed = await send("/auth/device/confirm", { user_code: part("code").value, approve });
        if (!confirmed) return;
        await leave();
        show("done");
        say(approve ? texts.approved : texts.denied, true);
      };
      on("pairing", "submit", () => answer(true));
      on("deny", "click", () => answer(false));
      on("logout", "click", async () => {
        await leave();
        show("login");
        say(texts.loggedOut, true);
      });
    },
  };
  pages[page]();
})();
