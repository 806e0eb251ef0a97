-- What a user of Neovim sees of kinsight, in a real Neovim: see ../run.sh. Exit code 1 at the first failure.

local t = dofile(vim.fs.dirname(vim.fs.abspath(debug.getinfo(1, "S").source:sub(2))) .. "/support.lua")
local root, server, scratch, HANGUL = t.root, t.server, t.scratch, t.HANGUL
local say, check, wait = t.say, t.check, t.wait
local lines, find, go, float_text = t.lines, t.find, t.go, t.float_text
local diagnostic, codes, under, underline = t.diagnostic, t.codes, t.under, t.underline

-- Hovers and actions ---------------------------------------------------------------------------------------------------

--- Hovers as the key K does; the window has to speak Korean about `name`.
local function hover(needle, word, name)
  go(needle, word)
  vim.lsp.buf.hover()
  wait("hover at " .. needle .. " opens a window", float_text)
  local text, window = float_text()
  check(text:match("^[^\n]*"):find(name, 1, true), "  its heading names " .. name, text)
  check(text:find(HANGUL) and text:find("출처: ", 1, true), "  it explains in Korean and names its source", text)
  vim.api.nvim_win_close(window, true)
end

--- Runs the code action for which `chosen(title, action)` is true, through the menu that the user gets.
local function act(what, chosen)
  local titles, picked = {}, nil
  vim.ui.select = function(items, options, done)
    for index, item in ipairs(items) do
      titles[index] = options.format_item(item)
      if not picked and chosen(titles[index], item.action) then
        picked = index
      end
    end
    titles.shown = true
    done(items[picked], picked)
  end
  local before = vim.b.changedtick
  vim.lsp.buf.code_action()
  wait(what .. " is in the menu", function()
    return titles.shown
  end)
  check(picked, "  it can be chosen", titles)
  wait("  it changes the buffer", function()
    return vim.b.changedtick ~= before
  end)
  return titles[picked]
end

--- The lines of `after` that `before` has not, when those of `before` are all there and in order; and where they start.
local function inserted(before, after)
  local first = 1
  while before[first] and before[first] == after[first] do
    first = first + 1
  end
  local count = #after - #before
  for index = first, #before do
    if before[index] ~= after[index + count] then
      return nil
    end
  end
  return vim.list_slice(after, first, first + count - 1), first + count
end

--- Inserts the first insight of a place in both forms; it has to stand right above `statement`.
local function insert(needle, word, statement)
  for form, prefix in vim.spairs({ inline = "# # ", block = "[Note] " }) do
    go(needle, word)
    local before = lines()
    local title = act(("«인사이트 넣기» at %s (%s)"):format(needle, form), function(title)
      return vim.startswith(title, "인사이트 넣기: ") and vim.endswith(title, "(" .. form .. ")")
    end)
    local comment, below = inserted(before, lines())
    check(comment and #comment > 0, "  nothing else changes", lines())
    check(lines()[below]:find(statement, 1, true), "  the insight stands above " .. statement,
      vim.list_slice(lines(), below - #comment - 2, below + 2))
    local mark, indent = prefix .. title:match("%[.-%]"), lines()[below]:match("^%s*")
    check(table.concat(comment, "\n"):find(mark, 1, true), "  it begins with " .. mark, comment)
    check(vim.iter(comment):all(function(line)
      return vim.startswith(line, indent)
    end), "  it is indented as the statement is", comment)
    vim.cmd("silent undo")
    check(vim.deep_equal(before, lines()), "  one undo takes it back", lines())
  end
end

-- Start ----------------------------------------------------------------------------------------------------------------

say("Neovim", tostring(vim.version()))
vim.opt.swapfile = false
vim.cmd("filetype on") -- nvim -l starts without
vim.opt.runtimepath:prepend(root .. "/editors/neovim")

local shipped = vim.deepcopy(vim.lsp.config.kinsight)
check(vim.deep_equal(shipped.cmd, { "kinsight-lsp" }), "lsp/kinsight.lua is found", shipped)
for _, path in ipairs({ "editors/neovim/README.md", "README.md" }) do
  local text = table.concat(vim.fn.readfile(root .. "/" .. path), "\n")
  local code = text:match("```lua\n(vim%.lsp%.config.-\nvim%.lsp%.enable.-)\n```")
  check(code, path .. " has lines for init.lua")
  local config = {}
  local seen = setmetatable({ lsp = { config = function(_, c) config = c end, enable = function() end } }, { __index = vim })
  setfenv(assert(loadstring(code)), { vim = seen })()
  check(vim.deep_equal(config, { cmd = shipped.cmd, filetypes = shipped.filetypes, root_markers = shipped.root_markers }),
    "  they say what lsp/kinsight.lua says", config)
end

local ended
vim.lsp.config("kinsight", {
  cmd = { server },
  settings = { kinsight = { severity = { ["missing-zero-grad"] = "error" } } },
  on_exit = function(code, signal)
    ended = { code = code, signal = signal }
  end,
})
vim.lsp.enable("kinsight")

local project = scratch .. "/부트캠프 과제"
local file = project .. "/고양이와 강아지.py"
vim.fn.mkdir(project, "p")
vim.fn.writefile({ "[project]", 'name = "bootcamp"' }, project .. "/pyproject.toml")
vim.fn.writefile(vim.fn.readfile(root .. "/examples/train.py"), file)
vim.cmd.edit(vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()

local client = wait("the client is attached", function()
  local found = vim.lsp.get_clients({ bufnr = buffer, name = "kinsight" })[1]
  return found and found.initialized and found
end)
check(client.offset_encoding == "utf-8", "columns are agreed to be bytes", client.offset_encoding)
check(client.root_dir == project, "the project is the folder of pyproject.toml", client.root_dir)

-- Hovers ---------------------------------------------------------------------------------------------------------------

hover("DataLoader(", nil, "torch.utils.data.DataLoader")
hover("num_workers=", nil, "torch.utils.data.DataLoader(num_workers=)")
hover("optimizer.zero_grad", "zero_grad", "torch.optim.Optimizer.zero_grad")
hover("outputs.argmax", "argmax", "torch.Tensor.argmax")

-- Cautions -------------------------------------------------------------------------------------------------------------

for code, place in vim.spairs({
  ["missing-zero-grad"] = { "scaler.scale(loss).backward()" },
  ["missing-eval-in-validation"] = { "model(images.to(device))", "model" },
}) do
  local d = wait("caution " .. code, function()
    return diagnostic(code)
  end, codes)
  local row, col = find(place[1], place[2])
  check(d.lnum == row and d.col == col and under(row, d.col, d.end_col) == (place[2] or place[1]),
    "  its range is " .. (place[2] or place[1]), d)
  check(d.source == "kinsight" and d.message:find(HANGUL), "  its message is Korean", d)
  wait("  it is underlined there", function()
    return underline(d)
  end)
end
check(diagnostic("missing-zero-grad").severity == vim.diagnostic.severity.ERROR, "the user's severity holds", codes())
check(diagnostic("missing-eval-in-validation").severity == vim.diagnostic.severity.WARN, "the others keep their own", codes())

-- Behind Hangul and an emoji. The second text goes to the server as an edit behind the first, by bytes.
local TEXTS = { '설명 = "이 줄은 앞부분이 긴 한글입니다 🎉"; ', "그뒤 = 0; " }
for _, needle in ipairs({ "outputs = model(images.to(device))", "running_loss += loss", "criterion = nn.CrossEntropyLoss" }) do
  for _, text in ipairs(TEXTS) do
    local row, col = find(needle)
    vim.api.nvim_buf_set_text(buffer, row, col, row, col, { text })
  end
end
local TYPED = table.concat(TEXTS)
local row, col = find("model(images.to(device))")
local moved = wait("after Hangul is typed before it, the caution moves by bytes", function()
  local d = diagnostic("missing-eval-in-validation")
  return d and d.lnum == row and d.col == col and d
end, codes)
check(under(row, moved.col, moved.end_col) == "model", "  its range is model", moved)
wait("  it is underlined there", function()
  return underline(moved)
end)
hover(TYPED .. "criterion = nn.CrossEntropyLoss", "CrossEntropyLoss", "torch.nn.CrossEntropyLoss")

-- Code actions ---------------------------------------------------------------------------------------------------------

insert("DataLoader(train_data", nil, "train_loader = DataLoader(train_data")
insert("num_workers=4, pin_memory", nil, "train_loader = DataLoader(train_data")
insert("transforms.RandomResizedCrop", "RandomResizedCrop", "train_transform = transforms.Compose(")
insert("criterion = nn.CrossEntropyLoss", "CrossEntropyLoss", TYPED .. "criterion = nn.CrossEntropyLoss")

--- Takes the fix of a caution; then one more line begins with `mended`.
local function mend(code, mended)
  local function count()
    return #vim.tbl_filter(function(line)
      return vim.startswith(vim.trim(line), mended)
    end, lines())
  end
  local d, had = assert(diagnostic(code), code), count()
  vim.api.nvim_win_set_cursor(0, { d.lnum + 1, d.col })
  local title = act("a fix of " .. code, function(title, action)
    local about = (action.diagnostics or {})[1]
    return action.kind == "quickfix" and about and about.code == code and not title:find("무시", 1, true)
  end)
  check(title:find(HANGUL), "  its title is Korean", title)
  check(count() == had + 1, "  the code is mended: " .. mended, lines())
  wait("  the caution is gone, others stay", function()
    return not diagnostic(code) and diagnostic("missing-eval-in-validation")
  end, codes)
end

mend("missing-zero-grad", "optimizer.zero_grad()")
mend("loss-accumulation-keeps-graph", TYPED .. "running_loss += loss.")

-- A notebook, as plugins show it: a buffer with the name of the .ipynb that holds Python ---------------------------------

vim.cmd("silent write")
vim.api.nvim_create_autocmd("BufReadCmd", {
  pattern = "*.ipynb",
  callback = function()
    vim.api.nvim_buf_set_lines(0, 0, -1, false, {
      "# %%", "%matplotlib inline", "import torch", "# %%",
      "for x, y in loader:", "    loss = torch.nn.functional.mse_loss(model(x), y)", "    loss.backward()", "    optimizer.step()",
    })
    vim.bo.filetype = "python"
  end,
})
vim.cmd.edit(vim.fn.fnameescape(project .. "/수업.ipynb"))
hover("torch.nn.functional.mse_loss", "mse_loss", "torch.nn.functional.mse_loss")
local told = wait("a caution in the second cell", function()
  return diagnostic("missing-zero-grad")
end, codes)
check(told.lnum == find("loss.backward()"), "  at its line", told)
check(#vim.lsp.get_clients({ name = "kinsight" }) == 1, "  from the same server")

-- End ------------------------------------------------------------------------------------------------------------------

client:stop()
wait("the server ends when asked", function()
  return ended and vim.lsp.get_client_by_id(client.id) == nil
end)
check(ended.code == 0 and ended.signal == 0, "  with exit code 0", ended)
check(vim.v.errmsg == "", "Neovim reported no error", vim.v.errmsg)
local log = vim.lsp.log.get_filename()
local errors = vim.tbl_filter(function(line)
  return line:find("^%[ERROR%]")
end, vim.uv.fs_stat(log) and vim.fn.readfile(log) or {})
check(#errors == 0, "the log holds no error", table.concat(errors, "\n"))
vim.cmd("qall!")
