"""Keep the libraries' thread pools out of each other's way."""

from threadpoolctl import threadpool_limits


def give_cores_to_torch() -> None:
    """Leave numpy's and FAISS's BLAS one thread each, for good.

    Their threads wait for work by spinning, and the networks' threads then wait for them: on two
    cores an answer took 228 ms so and takes 65 ms now, and a training's search for windows asked 10
    questions a second and asks 70.
    """
    threadpool_limits(limits=1, user_api="blas")
