// The notebook that the tests open.

const CELLS = [
  [
    "# 고양이와 강아지 🐈\n",
    "import torch\n",
    "import torch.nn as nn\n",
    "from torch.utils.data import DataLoader\n",
    'device = torch.device("cuda" if torch.cuda.is_available() else "cpu")',
  ],
  [
    "loader = DataLoader(사진들, batch_size=32, shuffle=True, num_workers=4)\n",
    "criterion = nn.CrossEntropyLoss()\n",
    "for images, labels in loader:\n",
    "    loss = criterion(model(images), labels)\n",
    "    loss.backward()\n",
    "    optimizer.step()",
  ],
];

/** The text of a notebook of two cells, whose second needs the first one's imports. outputs: those of the second. */
export function ipynb(outputs = []) {
  const cells = CELLS.map((source, index) => ({
    cell_type: "code", execution_count: null, id: `cell-${index}`, metadata: {}, outputs: index ? outputs : [], source,
  }));
  const metadata = { kernelspec: { display_name: "Python 3", language: "python", name: "python3" }, language_info: { name: "python" } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
