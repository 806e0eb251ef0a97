"""From names, keywords, literals, definitions, comparisons and commands to insights."""

from __future__ import annotations

import pytest

from kinsight_lsp.knowledge.index import CatalogIndex
from kinsight_lsp.knowledge.model import Catalog, Insight, Trigger
from kinsight_lsp.knowledge.triggers import parse_trigger
from kinsight_lsp.resolve.stubs import bundled_stubs


def index(**triggers: str | list[str]) -> CatalogIndex:
    """An index of insights whose ids are the names of the arguments."""
    insights = {}
    for name, texts in triggers.items():
        on = tuple(parse_trigger(text) for text in ([texts] if isinstance(texts, str) else texts))
        insights[name] = Insight(name, on, "general", "tip", "beginner", "inline", "before", 50, name, name, name)
    return CatalogIndex(Catalog(insights, {}, (), ""), bundled_stubs().canonical)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("torch.nn.Linear", Trigger("name", "torch.nn.Linear")),
        ("torch", Trigger("name", "torch")),
        ("torchvision.models.*", Trigger("name", "torchvision.models.*")),
        ("torch.Tensor.__matmul__", Trigger("name", "torch.Tensor.__matmul__")),
        ("a.B(c=)", Trigger("keyword", "a.B", "c")),
        ('a.B(c="x y")', Trigger("keyword", "a.B", "c", "'x y'")),
        ("a.B(c=1e-3)", Trigger("keyword", "a.B", "c", "1e-3")),
        ("a.*(c=)", Trigger("keyword", "a.*", "c")),
        ("literal:<CAPTION>", Trigger("literal", "<CAPTION>")),
        ("class:*VAE*", Trigger("class", "*VAE*")),
        ("function: train", Trigger("function", "train")),
        ("compare:*loss* best*", Trigger("compare", "*loss* best*")),
        ("syntax:assert", Trigger("syntax", "assert")),
        ("shell:git add", Trigger("shell", "git add")),
        ("magic:timeit", Trigger("magic", "timeit")),
    ],
)
def test_triggers(text, trigger):
    assert parse_trigger(text) == trigger


@pytest.mark.parametrize(
    "text",
    ["", "torch nn", "torch.", ".torch", "torch..nn", "*", "*.nn", "torch.*.nn", "3d", "a.b()", "a.b(c)", "a.b(c=", "a.b(c=)x", "a.b(=1)",
     "a.b(c=(1))", "literal:", "class: ", "compare:a", "compare:a b c", "syntax:for", "Shell:git", "regex:x", "torch-nn"],
)  # fmt: skip
def test_what_is_no_trigger(text):
    with pytest.raises(ValueError, match="[가-힣]"):
        parse_trigger(text)


def test_names():
    found = index(
        linear="torch.nn.Linear",
        nn="torch.nn",
        models="torchvision.models.*",
        r18="torchvision.models.resnet18",
        other="torch.nn.Linear",
    )
    assert found.by_names(["torch.nn.Linear"]) == ("linear", "other")
    assert found.by_names(["a.b", "torch.nn"]) == ("nn",)
    assert found.by_names(["torch.nn.linear"]) == found.by_names([]) == ()
    assert found.by_names(["torchvision.models.resnet18"]) == ("r18",)
    assert found.by_names(["torchvision.models.vgg16"]) == ("models",)
    assert found.by_names(["torchvision.models.detection.ssd"]) == found.by_names(["torchvision.models"]) == ()


def test_a_private_path_in_a_trigger_means_the_public_name():
    found = index(loader="torch.utils.data.dataloader.DataLoader")
    assert found.by_names(["torch.utils.data.DataLoader"]) == ("loader",)


def test_keywords():
    found = index(
        any="a.B(c=)",
        one='a.B(c="x")',
        two="a.B(c=1)",
        under="a.*(c=)",
        fork=["a.B(d=)", "a.B(d='y')"],
        minus="a.B(e=-1)",
    )
    assert found.by_keyword(["a.B"], "c", None) == ("any",)
    assert found.by_keyword(["a.B"], "c", '"x"') == found.by_keyword(["a.B"], "c", "'x'") == ("one", "any")
    assert found.by_keyword(["a.B"], "c", "1") == ("two", "any")
    assert found.by_keyword(["a.B"], "c", "2") == ("any",)
    assert found.by_keyword(["a.C"], "c", None) == ("under",)
    assert found.by_keyword(["x.Y", "a.B"], "d", "'y'") == ("fork",)
    assert found.by_keyword(["a.B"], "f", None) == found.by_keyword([], "c", None) == ()
    assert {"c", "d", "e"} == found.keyword_names


def test_literals():
    found = index(
        cap="literal:<CAPTION>",
        wild="literal:*california-housing*",
        one="literal:<?>",
        brackets="literal:[MASK]*",
        lit="literal:[a]",
    )
    assert found.by_literal("<CAPTION>") == ("cap",)
    assert found.by_literal("<caption>") == found.by_literal(" <CAPTION>") == ()
    assert found.by_literal("https://x/california-housing.csv\n") == ("wild",)
    assert found.by_literal("<X>") == ("one",) and found.by_literal("<XY>") == ()
    assert found.by_literal("[MASK] cat") == ("brackets",) and found.by_literal("M cat") == ()
    assert found.by_literal("[a]") == ("lit",) and found.by_literal("a") == ()
    assert found.by_literal("california-housing" * 50) == ()  # a text, no name


def test_definitions():
    found = index(vae="class:*VAE*", stop="function:*early_stop*", train=["function:train", "function:train*"])
    assert found.by_definition("class", "ConvVAE2") == ("vae",)
    assert found.by_definition("class", "vae") == found.by_definition("function", "VAE") == ()
    assert found.by_definition("function", "my_early_stopping") == ("stop",)
    assert found.by_definition("function", "train") == ("train",)


def test_comparisons():
    found = index(best="compare:*val*loss* best*", zero="compare:step* 0")
    assert found.by_compare("val_loss", "best_loss") == found.by_compare("best", "avg_val_loss") == ("best",)
    assert found.by_compare("best_loss", "best_loss") == found.by_compare("loss", "best") == ()
    assert found.by_compare("0", "steps") == ("zero",)


def test_syntax_and_magics():
    found = index(a="syntax:assert", t="magic:timeit")
    assert found.by_syntax("assert") == ("a",) and found.by_syntax("try") == ()
    assert found.by_magic("timeit -n 3 f()") == found.by_magic("%timeit f()") == ("t",)
    assert found.by_magic("time f()") == found.by_magic("") == ()


COMMANDS = {
    "add": "shell:git add", "remote": "shell:git remote", "remote_add": "shell:git remote add", "commit": "shell:git commit -m",
    "amend": "shell:git commit --amend", "hard": "shell:git reset --hard", "alias": "shell:git config alias.", "rebase": "shell:git rebase",
    "git": "shell:git", "pip": "shell:pip install", "torch": "shell:pip install torch", "branch_d": "shell:git branch -D",
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ("git add .", ["add", "git"]),
        ("git remote add origin url", ["remote_add", "remote", "git"]),
        ("git remote -v", ["remote", "git"]),
        ("git -C folder", ["git"]),
        ("git commit -m 'add remote'", ["commit", "git"]),
        ("git commit -am 'x'", ["commit", "git"]),
        ("git commit -a -m x", ["commit", "git"]),
        ("git commit", ["git"]),
        ("git commit --amend -m x", ["commit", "amend", "git"]),
        ("git commit --amend", ["amend", "git"]),
        ("git commit --message=x", ["git"]),
        ("git reset --hard HEAD~1", ["hard", "git"]),
        ("git reset HEAD --hard", ["hard", "git"]),
        ("git reset --soft HEAD~1", ["git"]),
        ("git branch -D old", ["branch_d", "git"]),
        ("git branch -d old", ["git"]),
        ("git config --global alias.st status", ["alias", "git"]),
        ("git config user.name x", ["git"]),
        ("sudo pip install -q torch", ["torch", "pip"]),
        ("PIP_X=1 time pip install numpy", ["pip"]),
        ("pip install -r requirements.txt", ["pip"]),
        ("cd x && git add . ; git rebase main", ["git", "add", "rebase"]),
        ("ls | git add", ["add", "git"]),
        ("git add . && git commit -m 'a && b'", ["add", "commit", "git"]),
        ("git commit -m 'first; git rebase main'", ["commit", "git"]),
        ('echo "a | git add"', []),
        ("git add . 2>&1 | tee log&", ["add", "git"]),
        ("git add .;git rebase||git reset --hard", ["add", "git", "rebase", "hard"]),
        ("echo git add", []),
        ("echo 'x' > git", []),
        ("legit add", []),
        ("git-add", []),
        ("gitadd .", []),
        ("# git add", []),
        ("git add . # git rebase", ["add", "git"]),
        ("git commit -m \"it's", ["commit", "git"]),
        ("", []),
        ("&&", []),
    ],
)
def test_shell(command, found):
    matched = index(**COMMANDS).by_shell(command)
    assert sorted(matched) == sorted(found)
    words = {name: len(COMMANDS[name].split()) for name in matched}
    assert list(matched) == sorted(matched, key=lambda name: -words[name]), "the most specific first"
