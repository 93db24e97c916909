-- For wrk: one GET after the other, each of another box. CASES: a file of lines "path token".
local cases = {}
local random = math.random

function init()
    math.randomseed(7)
    for line in io.lines(os.getenv("CASES")) do
        local path, token = line:match("^(%S+)%s*(%S*)$")
        local headers = token ~= "" and {Authorization = "Bearer " .. token} or nil
        cases[#cases + 1] = wrk.format("GET", path, headers)
    end
end

function request()
    return cases[random(#cases)]
end

function done(summary, latency, requests)
    local errors = summary.errors
    local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    io.write(string.format("RESULT %.1f %.3f %.3f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000,
                           latency:percentile(99) / 1000, wrong))
end
