package vn.tienglang.central.accounts;

final class AccountBookInMemoryTest extends AccountBookContract {
    @Override
    protected AccountBook emptyBook() {
        return new AccountBookInMemory();
    }
}
