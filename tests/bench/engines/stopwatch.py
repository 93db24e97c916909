"""Processor time of one document, and the line that engines.sh reads: name, ms, bytes."""
import resource


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def report(name, make, documents):
    """make(number) answers a PDF; the first one is not counted, the best of three rounds is."""
    pdf = make(0)
    number, best = 1, float("inf")
    for _ in range(3):
        begin = cpu()
        for _ in range(documents):
            pdf = make(number)
            number += 1
        best = min(best, (cpu() - begin) / documents)
    assert pdf.startswith(b"%PDF")
    print(f"{name}\t{best * 1000:.2f}\t{len(pdf)}", flush=True)
    return pdf
