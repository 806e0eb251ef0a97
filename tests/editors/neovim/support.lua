-- What the tests in Neovim share: reporting, waiting, and looking at the buffer. Read with dofile().
-- The server is $KINSIGHT_LSP; files go to $KINSIGHT_SCRATCH.

local M = {
  root = vim.fs.normalize(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))) .. "/../../.."),
  server = assert(vim.env.KINSIGHT_LSP, "KINSIGHT_LSP names no server"),
  scratch = vim.fn.resolve(vim.env.KINSIGHT_SCRATCH or vim.fn.tempname()),
  HANGUL = "[\234-\237][\128-\191][\128-\191]",
}
local TIMEOUT = 30000 -- ms; the first answer waits for the catalog and the stubs

-- Reporting ------------------------------------------------------------------------------------------------------------

local function say(...)
  io.stdout:write(table.concat({ ... }, " "), "\n")
  io.stdout:flush()
end

local function check(ok, what, seen)
  say(ok and "PASS" or "FAIL", what)
  if ok then
    return
  end
  if seen ~= nil then
    say("  seen:", type(seen) == "string" and seen or vim.inspect(seen))
  end
  local log = vim.lsp.log.get_filename()
  if vim.uv.fs_stat(log) then
    say("  last lines of the LSP log:\n" .. table.concat(vim.fn.readfile(log, "", -20), "\n"))
  end
  vim.cmd("cquit 1")
end

--- Waits until `get` returns something true, and returns that.
local function wait(what, get, seen)
  local got
  vim.wait(TIMEOUT, function()
    got = get()
    return got
  end, 20)
  check(got, what, not got and seen and seen() or nil)
  return got
end

-- The buffer -----------------------------------------------------------------------------------------------------------

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

--- Row (from 0) and byte column of the first place of `needle`, and of `word` in it.
local function find(needle, word)
  for row, line in ipairs(lines()) do
    local at = line:find(needle, 1, true)
    if at then
      return row - 1, at - 1 + (word and needle:find(word, 1, true) - 1 or 0)
    end
  end
  check(false, "the buffer has " .. needle, lines())
end

local function go(needle, word)
  local row, col = find(needle, word)
  vim.api.nvim_win_set_cursor(0, { row + 1, col })
  return row, col
end

local function diagnostic(code)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == code then
      return d
    end
  end
end

local function codes()
  return vim.tbl_map(function(d)
    return ("%d:%d %s"):format(d.lnum + 1, d.col + 1, d.code)
  end, vim.diagnostic.get(0))
end

--- The text under a range of one line, in bytes.
local function under(row, from, to)
  return lines()[row + 1]:sub(from + 1, to)
end

--- The extmark that underlines exactly the range of a diagnostic.
local function underline(d)
  for _, namespace in pairs(vim.api.nvim_get_namespaces()) do
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, namespace, 0, -1, { details = true })) do
      local row, col, details = mark[2], mark[3], mark[4]
      if (details.hl_group or ""):find("^DiagnosticUnderline")
        and row == d.lnum and col == d.col and details.end_row == d.end_lnum and details.end_col == d.end_col
      then
        return details.hl_group
      end
    end
  end
end

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      local text = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
      return text, window
    end
  end
end

for name, helper in pairs({
  say = say,
  check = check,
  wait = wait,
  lines = lines,
  find = find,
  go = go,
  diagnostic = diagnostic,
  codes = codes,
  under = under,
  underline = underline,
  float_text = float_text,
}) do
  M[name] = helper
end
return M
