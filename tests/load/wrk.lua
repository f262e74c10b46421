-- What wrk sends, read from a plan that wrk.py writes, and what it saw, as one line of JSON.
-- Each thread has one target of the plan, so that threads never wait for each other's row.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local lines = {}
  for line in io.lines(args[1]) do
    lines[#lines + 1] = line
  end
  wrk.method = lines[1]
  local pause = tonumber(lines[2])
  local at = 3
  while lines[at] ~= "" do
    local name, value = lines[at]:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
    at = at + 1
  end
  local target = lines[at + 1 + number % (#lines - at)]
  local path, body = target:match("^(%S+) ?(.*)$")
  wrk.path = path
  if body ~= "" then
    wrk.body = body
  end
  if body:find("@", 1, true) then
    local sent = 0
    request = function()
      sent = sent + 1
      return wrk.format(nil, nil, nil, (body:gsub("@", sent)))
    end
  end
  if pause > 0 then
    delay = function()
      return math.random(pause / 2, pause * 3 / 2)
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format(
    '\n{"requests": %d, "seconds": %f, "refused": %d, "broken": %d, "p50_ms": %f, "p95_ms": %f, "p99_ms": %f}\n',
    summary.requests, summary.duration / 1e6, errors.status, broken,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3))
end
