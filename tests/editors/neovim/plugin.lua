-- The plugin of editors/neovim and what the server offers beyond hovers and fixes, in a real Neovim: see ../run.sh.

local t = dofile(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))) .. "/support.lua")
local check, wait, lines = t.check, t.wait, t.lines

-- What the user is told and asked -------------------------------------------------------------------------------------

local told, asked, answer = {}, {}, nil
vim.notify = function(message)
  table.insert(told, message)
end
--- `answer(items)` is the index that is chosen, nil for none. It is called while the menu is open.
vim.ui.select = function(items, options, done)
  local titles = vim.tbl_map(options.format_item or tostring, items)
  table.insert(asked, { prompt = options.prompt, titles = titles })
  local index = answer(titles)
  done(items[index], index)
end

--- Runs a user command, waits until `done`, and answers what the user was asked last.
local function command(line, done)
  told, asked = {}, {}
  vim.cmd(line)
  wait(":" .. line, done, function()
    return { told = told, asked = asked }
  end)
  return asked[#asked]
end

local function was_told(text)
  return function()
    return vim.iter(told):any(function(message)
      return message:find(text, 1, true) ~= nil
    end)
  end
end

local function insights()
  return #vim.tbl_filter(function(line)
    return line:find("^%s*# # %[") or line:find("[Note] [", 1, true)
  end, lines())
end

local function inlay_hints()
  return vim.tbl_map(function(hint)
    return hint.inlay_hint
  end, vim.lsp.inlay_hint.get({ bufnr = 0 }))
end

-- Start ----------------------------------------------------------------------------------------------------------------

vim.opt.swapfile = false
vim.opt.hidden = true
vim.cmd("filetype on")
vim.opt.runtimepath:prepend(t.root .. "/editors/neovim")
vim.cmd.runtime("plugin/kinsight.lua")

local ended
vim.lsp.config("kinsight", {
  cmd = { t.server },
  on_exit = function(code)
    ended = code
  end,
})

vim.cmd.checkhealth("kinsight")
local report = table.concat(lines(), "\n")
check(report:find("kinsight%-lsp %d") and report:find(t.server, 1, true), "health names the server and its version", report)
check(report:find("실행 중인 서버가 없습니다", 1, true), "  it says that none runs yet", report)
vim.cmd("bwipeout!")

vim.lsp.enable("kinsight")
-- A folder with catalogs of its own is a project, though the folder above has the pyproject.toml.
local course = t.scratch .. "/강의"
local project = course .. "/1주차"
vim.fn.mkdir(project .. "/.kinsight", "p")
vim.fn.writefile({ "[project]", 'name = "course"' }, course .. "/pyproject.toml")
vim.fn.writefile(vim.fn.readfile(t.root .. "/examples/train.py"), project .. "/학습.py")
vim.cmd.edit(vim.fn.fnameescape(project .. "/학습.py"))
local buffer = vim.api.nvim_get_current_buf()
local client = wait("the client is attached", function()
  local found = vim.lsp.get_clients({ bufnr = buffer, name = "kinsight" })[1]
  return found and found.initialized and found
end)
check(client.root_dir == project, "the project is the folder of .kinsight", client.root_dir)
local original = lines()

vim.cmd.checkhealth("kinsight")
report = table.concat(lines(), "\n")
check(report:find("서버가 응답합니다: 수준 초급", 1, true) and not report:find("ERROR", 1, true),
  "health: the server answers and nothing is wrong", report)
vim.cmd("bwipeout!")
vim.api.nvim_set_current_buf(buffer)

-- Settings and inlay hints ---------------------------------------------------------------------------------------------

--- Changes the settings as a user does in a running Neovim: no restart.
local function settings(values)
  client.settings = { kinsight = values }
  client:notify("workspace/didChangeConfiguration", { settings = client.settings })
end

local attached = client.id
wait("caution missing-zero-grad", function()
  return t.diagnostic("missing-zero-grad")
end, t.codes)
settings({ ignore = { "missing-zero-grad" } })
wait("  a setting takes it away", function()
  return not t.diagnostic("missing-zero-grad") and t.diagnostic("missing-eval-in-validation")
end, t.codes)
settings({ inlayHints = "priority" })
wait("  and brings it back", function()
  return t.diagnostic("missing-zero-grad")
end, t.codes)

vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
wait("inlay hints are shown when the setting says so", function()
  return #inlay_hints() > 5
end, inlay_hints)
for _, hint in ipairs(inlay_hints()) do
  local label = type(hint.label) == "string" and hint.label or hint.label[1].value
  check(label:find(t.HANGUL) and hint.position.character == #lines()[hint.position.line + 1],
    "  at the end of line " .. hint.position.line + 1 .. ": " .. label, hint)
end
local beginner = inlay_hints()

-- Level ----------------------------------------------------------------------------------------------------------------

answer = function(titles)
  return vim.fn.index(titles, "고급") + 1
end
local menu = command("KinsightLevel", was_told("수준을 고급으로"))
check(vim.deep_equal(menu.titles, { "초급", "중급", "고급" }) and menu.prompt:find("초급", 1, true), "  a menu offers the levels", menu)
wait("  the hints follow", function()
  local now = inlay_hints()
  return #now > 0 and not vim.deep_equal(now, beginner)
end, inlay_hints)
command("KinsightLevel 중급", was_told("수준을 중급으로"))
command("KinsightLevel settings", was_told("수준을 초급으로"))
command("KinsightLevel 최고", was_told("level"))
check(vim.deep_equal(vim.fn.getcompletion("KinsightLevel 초", "cmdline"), { "초급" }), "  its argument is completed")

-- Annotate and strip ---------------------------------------------------------------------------------------------------

local beside
answer = function(titles)
  local windows = vim.api.nvim_tabpage_list_wins(0)
  beside = { windows = #windows, diff = vim.iter(windows):all(function(window)
    return vim.wo[window].diff
  end), text = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(windows[2] or 0), 0, -1, false) }
  return vim.fn.index(titles, "취소") + 1
end
command("KinsightAnnotate", function()
  return beside
end)
check(beside.windows == 2 and beside.diff, "  the new text stands beside the old one in diff mode", beside)
check(vim.deep_equal(lines(), original), "  a refusal changes nothing", lines())
check(#vim.api.nvim_tabpage_list_wins(0) == 1 and not vim.wo.diff, "  the windows are as they were")

local shown = beside.text
answer = function(titles)
  return vim.fn.index(titles, "적용") + 1
end
command("KinsightAnnotate", was_told("적습니다"))
check(vim.deep_equal(lines(), shown), "  what was shown is what is written", lines())
local many = insights()
check(many >= 10, "  the file is annotated for beginners: " .. many, lines())
command("KinsightAnnotate! 고급", was_told("적습니다"))
check(insights() > 0 and insights() < many, "  ! asks nothing, another level replaces: " .. insights(), lines())
check(#asked == 0, "  no menu was shown", asked)
command("KinsightStrip!", was_told("지웁니다"))
check(vim.deep_equal(lines(), original), "  strip gives the file back", lines())
command("KinsightStrip", function()
  return #told > 0
end)
check(vim.deep_equal(lines(), original) and #asked == 0, "  a second time there is nothing to do", told)

answer = function(titles)
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { "# typed meanwhile" })
  return vim.fn.index(titles, "적용") + 1
end
command("KinsightAnnotate", was_told("바뀌어"))
check(insights() == 0, "  a buffer that changed meanwhile is left alone", lines())
vim.cmd("silent undo")

-- Search ---------------------------------------------------------------------------------------------------------------

answer = function(titles)
  for index, title in ipairs(titles) do
    if title:find("DataLoader 워커 수", 1, true) then
      return index
    end
  end
end
local found = command("KinsightSearch num_workers", t.float_text)
check(vim.iter(found.titles):all(function(title)
  return title:find("^%[") and title:find(t.HANGUL)
end), "  results are listed with their category", found.titles)
local text, window = t.float_text()
check(text:find("num_workers", 1, true) and text:find(t.HANGUL), "  the chosen one is explained in a window", text)
vim.api.nvim_win_close(window, true)
command("KinsightSearch 없는낱말입니다", was_told("맞는 것이 없습니다"))

-- Completion -----------------------------------------------------------------------------------------------------------

local row = t.find("scaler.step(optimizer)")
local indent = lines()[row + 1]:match("^%s*")
vim.api.nvim_buf_set_lines(buffer, row, row, false, { indent .. "# # [gae" })
vim.api.nvim_win_set_cursor(0, { row + 1, #indent + 8 })
local items
local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
params.position.character = #indent + 8
client:request("textDocument/completion", params, function(failure, result)
  items = failure or result.items or result
end, buffer)
wait("completion behind # # [ answers", function()
  return items
end)
local concept = vim.iter(items):find(function(item)
  return (item.label or ""):find("개념", 1, true)
end)
check(concept and concept.textEdit, "  it offers the category by its romanised name", items)
vim.lsp.util.apply_text_edits({ concept.textEdit }, buffer, client.offset_encoding)
check(vim.startswith(lines()[row + 1], indent .. "# # [개념]"), "  which becomes Korean", lines()[row + 1])

-- End ------------------------------------------------------------------------------------------------------------------

check(client.id == attached and not client:is_stopped(), "all of this was one server")
client:stop()
wait("the server ends when asked", function()
  return ended
end)
check(ended == 0, "  with exit code 0", ended)
vim.cmd("qall!")
