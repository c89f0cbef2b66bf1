// One thread looks every 20 ms whether a call has been running too long, or is to stop: the watched
// threads pay a few stores a call and no system call.
#include "internal.h"
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define LOOK_MS 20
#define LOAD(x) __atomic_load_n(&(x), __ATOMIC_RELAXED)
#define STORE(x, y) __atomic_store_n(&(x), (y), __ATOMIC_RELAXED)

_Thread_local clb_context *volatile clb_watched;
_Thread_local int clb_thread_number; // 0 until this thread can be reached

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t awake = PTHREAD_COND_INITIALIZER;
static clb_context *watched_states;
static bool has_thread;

// Counts looks, not time: a process that was asleep wakes up with its calls in their rights.
static void look(clb_context *context) {
  clb_watch *watch = &context->watch;
  int reason = CLB_RUNNING;
  if (!LOAD(watch->busy)) {
    watch->looks = 0;
    return;
  }
  unsigned long calls = LOAD(watch->calls);
  if (calls != watch->seen) {
    watch->seen = calls;
    watch->looks = 0;
  } else if (++watch->looks >= watch->limit) {
    reason = CLB_STOP_TIME;
  }
  if (watch->poll && watch->poll(watch->object))
    reason = CLB_STOP_USER;
  if (reason == CLB_RUNNING)
    return;
  int running = CLB_RUNNING;
  __atomic_compare_exchange_n(
      &context->stop->reason, &running, reason, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
  // By number: a thread that has ended meanwhile is no harm.
  syscall(SYS_tgkill, getpid(), LOAD(watch->thread), CLB_SIGNAL_TICK);
}

static _Noreturn void watch_states(void) {
  pthread_mutex_lock(&lock);
  for (;;) {
    while (watched_states == NULL)
      pthread_cond_wait(&awake, &lock);
    for (clb_context *context = watched_states; context; context = context->watch.next)
      look(context);
    pthread_mutex_unlock(&lock);
    struct timespec pause = {0, LOOK_MS * 1000000};
    nanosleep(&pause, NULL);
    pthread_mutex_lock(&lock);
  }
}

static void *run(void *nothing) {
  (void)nothing;
  watch_states();
}

static bool start(void) {
  if (has_thread)
    return true;
  sigset_t all, old;
  sigfillset(&all);
  pthread_t thread;
  pthread_sigmask(SIG_SETMASK, &all, &old); // the new thread takes no signal of the process
  has_thread = pthread_create(&thread, NULL, run, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  if (has_thread)
    pthread_detach(thread);
  return has_thread;
}

bool clb_watch_begin(
    clb_context *context, long limit_ms, clb_poll_function poll, void *object) {
  pthread_mutex_lock(&lock);
  bool started = start();
  if (started) {
    context->watch.limit = (int)(limit_ms / LOOK_MS);
    context->watch.poll = poll;
    context->watch.object = object;
    context->watch.next = watched_states;
    watched_states = context;
    pthread_cond_signal(&awake);
  }
  pthread_mutex_unlock(&lock);
  return started;
}

void clb_watch_end(clb_context *context) {
  pthread_mutex_lock(&lock);
  for (clb_context **link = &watched_states; *link; link = &(*link)->watch.next)
    if (*link == context) {
      *link = context->watch.next;
      break;
    }
  pthread_mutex_unlock(&lock);
}

// Threads of a pool block all signals: ours must pass, from the first call on.
static __attribute__((noinline)) void make_reachable(void) {
  clb_install_tick();
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, CLB_SIGNAL_TICK);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
  clb_thread_number = (int)syscall(SYS_gettid);
}

void clb_watch_enter(clb_context *context) {
  if (__builtin_expect(clb_thread_number == 0, 0))
    make_reachable();
  STORE(context->watch.thread, clb_thread_number);
  STORE(context->watch.calls, context->watch.calls + 1);
  clb_watched = context;
  STORE(context->watch.busy, 1);
}

void clb_watch_leave(clb_context *context) {
  STORE(context->watch.busy, 0);
  clb_watched = NULL;
}
