"""kinsight 예제: 사진을 고양이와 강아지로 나눕니다. 실수가 몇 개 숨어 있습니다. 물결 밑줄에 마우스를 올려 보세요."""

import torch
import torch.nn as nn
from torch.utils.data import DataLoader
from torchvision import datasets, models, transforms

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

transform = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
train_data = datasets.ImageFolder("data/train", transform=transform)
val_data = datasets.ImageFolder("data/val", transform=transform)
train_loader = DataLoader(train_data, batch_size=32, shuffle=True, num_workers=4, pin_memory=True)
val_loader = DataLoader(val_data, batch_size=64, num_workers=4)

model = models.resnet18(weights=models.ResNet18_Weights.DEFAULT)
model.fc = nn.Linear(model.fc.in_features, 2)
model.to(device)

criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4)

for epoch in range(3):
    model.train()
    total = 0.0
    for images, labels in train_loader:
        images, labels = images.to(device), labels.to(device)
        outputs = torch.softmax(model(images), dim=1)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        total += loss
    print(f"에폭 {epoch}: 손실 {total / len(train_loader):.4f}")

    correct = 0
    for images, labels in val_loader:
        predictions = model(images.to(device)).argmax(dim=1)
        correct += (predictions == labels.to(device)).sum().item()
    print(f"정확도 {correct / len(val_data):.2%}")
