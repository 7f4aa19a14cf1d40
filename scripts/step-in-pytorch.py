"""The cost of a training step in PyTorch, beside what StepTrial (harness/training) prints of ours.

Cells of six equal convolutions with batch normalization, in three stages of 8, 16 and 32 channels on 8x8 images, ReLU
shared by the convolutions that read a node, batches of 64, SGD with Nesterov momentum; one thread, the best of six
epochs, processor time. Images are noise, which costs the same.
"""

import time

import torch
from torch import nn
from torch.nn import functional

BATCH, EVALUATED, STEPS = 64, 192, 32


class Convolution(nn.Module):
    def __init__(self, inputs, outputs, kernel):
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False)
        self.normalization = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return self.normalization(self.convolution(x))


class Cell(nn.Module):
    def __init__(self, channels, kernel):
        super().__init__()
        self.edges = nn.ModuleList([Convolution(channels, channels, kernel) for _ in range(6)])

    def forward(self, x):
        e = self.edges
        first = functional.relu(x)
        node = e[0](first)
        second = functional.relu(node)
        third = functional.relu(e[1](first) + e[2](second))
        return e[3](first) + e[4](second) + e[5](third)


class Network(nn.Module):
    def __init__(self, kernel):
        super().__init__()
        self.stem = Convolution(1, 8, 1)
        self.cells = nn.ModuleList([Cell(channels, kernel) for channels in (8, 16, 32)])
        self.reductions = nn.ModuleList([Convolution(8, 16, 1), Convolution(16, 32, 1)])
        self.head = nn.BatchNorm2d(32)
        self.linear = nn.Linear(32, 10)

    def forward(self, x):
        x = self.cells[0](self.stem(x))
        for reduction, cell in zip(self.reductions, self.cells[1:]):
            x = cell(reduction(functional.avg_pool2d(x, 2)))
        return self.linear(functional.relu(self.head(x)).mean((2, 3)))


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(kernel, layout):
    network = Network(kernel).to(memory_format=layout)
    sgd = torch.optim.SGD(network.parameters(), 0.1, momentum=0.9, weight_decay=5e-4, nesterov=True)
    images = torch.randn(BATCH * STEPS, 1, 8, 8).to(memory_format=layout)
    labels = torch.randint(10, (BATCH * STEPS,))
    others = torch.randn(12_000, 1, 8, 8).to(memory_format=layout)

    def train():
        network.train()
        for at in range(0, BATCH * STEPS, BATCH):
            sgd.zero_grad()
            functional.cross_entropy(network(images[at : at + BATCH]), labels[at : at + BATCH]).backward()
            sgd.step()

    def evaluate():
        network.eval()
        with torch.no_grad():
            for at in range(0, len(others), EVALUATED):
                network(others[at : at + EVALUATED])

    epochs = [(seconds(train), seconds(evaluate)) for _ in range(6)]
    return min(epoch[0] for epoch in epochs) / STEPS, min(epoch[1] for epoch in epochs)


torch.set_num_threads(1)
torch.manual_seed(0)
print("PyTorch", torch.__version__)
for kernel in (3, 1):
    for layout in (torch.contiguous_format, torch.channels_last):
        step, evaluation = measure(kernel, layout)
        print(f"nor_conv_{kernel}x{kernel}, {layout}: {step * 1e3:.2f} ms a step, {evaluation:.3f} s an evaluation")
